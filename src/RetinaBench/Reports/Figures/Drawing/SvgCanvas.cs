using System.Globalization;
using System.Text;

namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>Collects the elements of one SVG document, in the order in which they are drawn.</summary>
/// <remarks>Numbers have at most two decimals and elements no identifiers, so that figures can share an HTML page.</remarks>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _body = new();

    public static string Number(double value) =>
        (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    public void Line(double x1, double y1, double x2, double y2, Stroke stroke) =>
        _body.Append($"<line x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"{Attributes(stroke)}/>\n");

    public void Rectangle(double x, double y, double width, double height, string fill, Stroke? stroke = null, string role = "") =>
        _body.Append($"<rect{Class(role)} x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\"")
            .Append($" fill=\"{fill}\"{(stroke is { } line ? Attributes(line) : "")}/>\n");

    /// <summary>A picture of whole pixels, drawn without smoothing.</summary>
    public void Picture(double x, double y, double width, double height, byte[] png) =>
        _body.Append($"<image x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/>\n");

    /// <summary>A circle with the paint of its group.</summary>
    public void Circle(double x, double y, double radius) =>
        _body.Append($"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\"/>\n");

    /// <summary>A path with the paint of its group.</summary>
    public void Path(string data) => _body.Append($"<path d=\"{data}\"/>\n");

    public void Path(string data, Stroke stroke, string fill = "none") =>
        _body.Append($"<path d=\"{data}\" fill=\"{fill}\"{Attributes(stroke)}/>\n");

    public void Area(string data, string fill, double opacity) =>
        _body.Append($"<path d=\"{data}\" fill=\"{fill}\" fill-opacity=\"{Number(opacity)}\"/>\n");

    public void Text(double x, double baseline, string text, TextStyle style, string anchor, double degrees = 0)
    {
        string weight = style.Bold ? " font-weight=\"bold\"" : "";
        string turn = degrees == 0 ? "" : $" transform=\"rotate({Number(degrees)} {Number(x)} {Number(baseline)})\"";
        _body.Append($"<text x=\"{Number(x)}\" y=\"{Number(baseline)}\" font-size=\"{Number(style.Size)}\"{weight} fill=\"{style.Colour}\"")
            .Append($" text-anchor=\"{anchor}\"{turn}>{SvgText.Escape(text)}</text>\n");
    }

    public void BeginGroup(string role) => _body.Append($"<g{Class(role)}>\n");

    public void BeginGroup(string role, string fill, Stroke stroke) =>
        _body.Append($"<g{Class(role)} fill=\"{fill}\"{Attributes(stroke)}>\n");

    public void EndGroup() => _body.Append("</g>\n");

    /// <summary>Clips what follows to a rectangle; a nested viewport needs no identifier, unlike a clip path.</summary>
    public void BeginClip(double x, double y, double width, double height) =>
        _body.Append($"<svg x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\"")
            .Append($" viewBox=\"{Number(x)} {Number(y)} {Number(width)} {Number(height)}\" overflow=\"hidden\">\n");

    public void EndClip() => _body.Append("</svg>\n");

    /// <summary>The whole document on a sheet of its own, which is dark where the page is.</summary>
    public string ToDocument(double width, double height, string title, string description)
    {
        string size = $"width=\"{Number(width)}\" height=\"{Number(height)}\" viewBox=\"0 0 {Number(width)} {Number(height)}\"";
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" {size} role=\"img\" font-family=\"sans-serif\">\n"
            + $"<title>{SvgText.Escape(title)}</title>\n<desc>{SvgText.Escape(description)}</desc>\n"
            + $"<rect class=\"sheet\" width=\"{Number(width)}\" height=\"{Number(height)}\" fill=\"{Palette.Paper}\"/>\n{DarkTheme.Style}{_body}</svg>\n";
    }

    private static string Class(string role) => role.Length == 0 ? "" : $" class=\"{role}\"";

    private static string Attributes(Stroke stroke) =>
        $" stroke=\"{stroke.Colour}\" stroke-width=\"{Number(stroke.Width)}\"{(stroke.Dash.Length == 0 ? "" : $" stroke-dasharray=\"{stroke.Dash}\"")}";
}
