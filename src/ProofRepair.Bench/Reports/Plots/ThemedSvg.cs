using System.Xml.Linq;
using OxyPlot;

namespace ProofRepair.Bench.Reports.Plots;

/// <summary>
/// A plot as SVG for the page: no style attributes, which its content security policy forbids, no colours but classes, and ids that no other plot has.
/// </summary>
internal static class ThemedSvg
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    public static string Of(PlotModel model, int width, int height, string id, string label)
    {
        var exporter = new SvgExporter { Width = width, Height = height, IsDocument = false };
        var svg = XElement.Parse(exporter.ExportToString(model));
        foreach (var element in svg.DescendantsAndSelf())
        {
            Restyle(element);
            Rename(element, id);
        }

        svg.SetAttributeValue("viewBox", FormattableString.Invariant($"0 0 {width} {height}"));
        svg.SetAttributeValue("width", null);
        svg.SetAttributeValue("height", null);
        svg.SetAttributeValue("role", "img");
        svg.SetAttributeValue("aria-label", label);
        return svg.ToString(SaveOptions.DisableFormatting);
    }

    private static void Restyle(XElement element)
    {
        var classes = new List<string>();
        var style = element.Attribute("style")?.Value ?? "";
        element.SetAttributeValue("style", null);
        foreach (var declaration in style.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            element.SetAttributeValue(declaration[..colon], declaration[(colon + 1)..]);
        }

        foreach (var paint in new[] { "fill", "stroke" })
        {
            if (element.Attribute(paint) is { } colour)
            {
                classes.Add($"{paint}-{Ink.RoleOf(colour.Value) ?? "text"}");
                colour.Remove();
            }
        }

        // The page's own font, at the size that the plot reckoned with.
        element.SetAttributeValue("font-family", null);
        element.SetAttributeValue("class", classes.Count > 0 ? string.Join(' ', classes) : null);
    }

    private static void Rename(XElement element, string id)
    {
        if (element.Name == s_svg + "clipPath")
        {
            element.SetAttributeValue("id", $"{id}-{element.Attribute("id")!.Value}");
        }

        if (element.Attribute("clip-path") is { } clip)
        {
            clip.Value = clip.Value.Replace("url(#", $"url(#{id}-", StringComparison.Ordinal);
        }
    }
}
