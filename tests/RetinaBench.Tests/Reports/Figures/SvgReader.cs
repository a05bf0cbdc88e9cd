using System.Globalization;
using System.Xml.Linq;

namespace RetinaBench.Tests.Reports.Figures;

/// <summary>Reads figures back with an XML parser, as a browser would.</summary>
internal sealed class SvgReader(string svg)
{
    public XDocument Document { get; } = XDocument.Parse(svg);

    public XElement Root => Document.Root!;

    public IEnumerable<XElement> All(string name) => Root.Descendants().Where(element => element.Name.LocalName == name);

    public IEnumerable<XElement> OfClass(string role) => Root.Descendants().Where(element => (string?)element.Attribute("class") == role);

    public string[] Texts => [.. All("text").Select(text => text.Value)];

    /// <summary>The markers of the plots, without those of the legend, which come last: [series][points].</summary>
    public XElement[][] Points(int series) => [.. OfClass("points").Take(series).Select(group => group.Elements().ToArray())];

    public static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, NumberStyles.Float, CultureInfo.InvariantCulture);
}
