using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Bench.Reports.Figures;

namespace ProofRepair.Bench.Reports.Page;

/// <summary>One page for one run or several: a single file that needs no network. Names, goals and proofs are untrusted, and stay text.</summary>
public static class HtmlReport
{
    private static readonly IFluidTemplate s_template = new FluidParser().Parse(PageResources.Template);

    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // All that the template sees are this page's own views.
    private static readonly TemplateOptions s_options = new()
    {
        MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.SnakeCase },
        MaxSteps = 0,
    };

    /// <param name="runs">At least one; their names differ.</param>
    public static async Task WriteAsync(IReadOnlyList<ReportRun> runs, DateTimeOffset made, string version, TextWriter output, CancellationToken cancellationToken)
    {
        if (runs.Count == 0)
        {
            throw new ArgumentException("There is no run to report on.", nameof(runs));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var pairs = RunPair.Of(runs);
        var view = PageViewBuilder.Of(runs, pairs, made, version);
        var context = new TemplateContext(view, s_options);
        context.SetValue("css", PageResources.Css);
        context.SetValue("script", PageResources.Script);
        context.SetValue("policy", PageResources.Policy);
        context.SetValue("index", EmbeddedJson.Of(PageDataBuilder.Index(runs, pairs)));
        context.SetValue("chunks", PageDataBuilder.Chunks(runs).Select(EmbeddedJson.Of).ToArray());
        cancellationToken.ThrowIfCancellationRequested();
        await s_template.RenderAsync(output, context, s_encoder);
    }
}
