using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ProofRepair.Bench.Reports.Page;

/// <summary>
/// JSON that may stand in a script element: <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> are escaped, so that no text can end its element or begin a comment in it, and so
/// are the separators that JavaScript once took for line ends; letters of all scripts stay as they are.
/// </summary>
internal static class EmbeddedJson
{
    // Sketches stand in sketches: two levels of JSON for each.
    private const int DeepestTree = 1000;

    private static readonly PageJson s_json = new(new JsonSerializerOptions(PageJson.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), MaxDepth = DeepestTree });

    public static string Of(PageIndex index) => JsonSerializer.Serialize(index, s_json.PageIndex);

    public static string Of(ImmutableArray<ImmutableArray<PageDetail?>> chunk) => JsonSerializer.Serialize(chunk, s_json.ImmutableArrayImmutableArrayPageDetail);
}
