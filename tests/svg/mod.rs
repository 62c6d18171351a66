//! Turns what a program prints in colours into a picture. Each run of characters has a place and a
//! length of its own, so that lines and underlines meet in whatever font the reader has.

use std::fmt::Write;

/// The size of a character, of a line, and of the frame around them.
const WIDTH: f64 = 8.4;
const HEIGHT: f64 = 19.0;
const FRAME: f64 = 20.0;

const STYLE: &str = "text { font: 14px ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace; fill: #d7dce1; white-space: pre }
.bold { font-weight: 700 } .dim { fill: #8b97a3 } .red { fill: #ff8a80 } .yellow { fill: #f0be62 } .blue { fill: #7dbbf5 } .cyan { fill: #6fd0d6 }";

/// The picture of a text with colours.
pub fn of_terminal(text: &str) -> String {
    let mut runs = String::new();
    let mut columns = 0;
    for (line, content) in text.lines().enumerate() {
        columns = columns.max(push_line(content, FRAME + HEIGHT * (line as f64 + 0.75), &mut runs));
    }
    let width = 2.0 * FRAME + WIDTH * columns as f64;
    let height = 2.0 * FRAME + HEIGHT * text.lines().count() as f64;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\" aria-label=\"bilint in a terminal\">\n\
         <style>{STYLE}</style>\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1b1f24\"/>\n{runs}</svg>\n"
    )
}

/// Appends the runs of a line, and says how many columns it has.
fn push_line(line: &str, y: f64, out: &mut String) -> usize {
    let (mut class, mut column) = (String::new(), 0);
    for (at, part) in line.split("\x1b[").enumerate() {
        let text = match part.split_once('m').filter(|_| at > 0) {
            Some((codes, text)) => {
                codes.split(';').for_each(|code| change(&mut class, code));
                text
            }
            None => part,
        };
        push_run(text, column, y, &class, out);
        column += text.chars().count();
    }
    column
}

fn change(class: &mut String, code: &str) {
    let name = match code {
        "1" => "bold",
        "2" => "dim",
        "31" => "red",
        "33" => "yellow",
        "34" => "blue",
        "36" => "cyan",
        _ => return class.clear(),
    };
    if !class.split(' ').any(|it| it == name) {
        *class = format!("{class} {name}").trim().to_owned();
    }
}

fn push_run(text: &str, column: usize, y: f64, class: &str, out: &mut String) {
    let blanks = text.len() - text.trim_start_matches(' ').len();
    let text = text.trim_matches(' ');
    if text.is_empty() {
        return;
    }
    let x = FRAME + WIDTH * (column + blanks) as f64;
    let length = WIDTH * text.chars().count() as f64;
    let class = if class.is_empty() { "plain" } else { class };
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let _ = writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{length:.1}\" class=\"{class}\">{text}</text>"
    );
}
