using System.Collections.Immutable;

namespace ProofRepair.Lean.Embedded.Preparation;

/// <summary>The prepared script and every identifier in it (the exports that the module must keep are among them), or why it was refused.</summary>
internal abstract record GlueResult
{
    public sealed record Patched(string Script, IReadOnlySet<string> Identifiers) : GlueResult;

    public sealed record Refused(string Anchor, string Message) : GlueResult;
}

/// <summary>Turns the package's script (89 MB, nearly all of it a list of exports) into the one that the driver runs. Pure.</summary>
internal static class GluePatch
{
    /// <summary>Part of the key of an installation: raise it when the patch, or what it writes, changes.</summary>
    public const int Version = 1;

    private const string Mark = "/* prepared by ProofRepair */";
    private const string ExportsName = "list of exports";
    private const string DlsymName = "lookup of symbols";
    private const string ExportsFunction = "function assignWasmExports(wasmExports){";
    private const string DlsymStart = "var __dlsym_js=(handle,symbol,symbolIndex)=>{";
    private const string DlsymEnd = "__dlsym_js.sig=";

    // For the language server, whose driver has to serve other threads while it waits for stdin.
    private const string AlsoUsed = "_emscripten_main_thread_process_queued_calls";

    private const string Dlsym =
        DlsymStart
        + "growMemViews();var address=Module[\"symbols\"].atPointer(HEAPU8,symbol);"
        + "if(!address)dlSetError(\"unknown symbol\");return address};";

    public static GlueResult Apply(string script, string package, ImmutableArray<GlueAnchor>? anchors = null)
    {
        if (script.StartsWith(Mark, StringComparison.Ordinal))
        {
            return new GlueResult.Refused("mark", $"lean.js of {package} is prepared already; it must be the package's own file.");
        }

        if (Exports.Cut(script) is not { } exports)
        {
            return Refuse(ExportsName, package, 0);
        }

        var text = exports.Before + exports.After;
        if (ReplaceDlsym(text) is not { } withDlsym)
        {
            return Refuse(DlsymName, package, Count(text, DlsymStart));
        }

        text = withDlsym;
        foreach (var anchor in anchors ?? GlueAnchors.All)
        {
            var count = Count(text, anchor.From);
            if (anchor.Count is { } wanted ? count != wanted : count == 0)
            {
                return Refuse(anchor.Name, package, count);
            }

            text = text.Replace(anchor.From, anchor.To, StringComparison.Ordinal);
        }

        var list = exports.Keep(Identifiers.Of(text + AlsoUsed));
        return new GlueResult.Patched(Mark + list + text, Identifiers.Of(list + text));
    }

    private static GlueResult.Refused Refuse(string anchor, string package, int count) =>
        new(anchor, $"The script lean.js of {package} is not the one this version of ProofRepair knows: the place \"{anchor}\" was found {count} times. "
            + "Nothing was written. Use a native Lean (elan), or a version of ProofRepair made for this package.");

    private static string? ReplaceDlsym(string text)
    {
        var start = text.IndexOf(DlsymStart, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(DlsymEnd, start, StringComparison.Ordinal);
        return end < 0 || Count(text, DlsymStart) != 1 ? null : string.Concat(text.AsSpan(0, start), Dlsym, text.AsSpan(end));
    }

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    /// <summary>The two long lists: <c>var _a,_b,…;function assignWasmExports(wasmExports){_a=Module["_a"]=wasmExports["a"];…}</c>.</summary>
    private sealed record Exports(string Before, string After, ImmutableArray<string> Assignments)
    {
        public static Exports? Cut(string script)
        {
            var function = script.IndexOf(ExportsFunction, StringComparison.Ordinal);
            var declaration = function < 0 ? -1 : script.LastIndexOf("var ", function, StringComparison.Ordinal);
            var end = function < 0 ? -1 : script.IndexOf('}', function);
            if (declaration < 0 || end < 0 || script.IndexOf(ExportsFunction, end, StringComparison.Ordinal) >= 0)
            {
                return null;
            }

            var body = script[(function + ExportsFunction.Length)..end];
            return new Exports(script[..declaration], script[(end + 1)..], [.. body.Split(';', StringSplitOptions.RemoveEmptyEntries)]);
        }

        /// <summary>Declarations of a script are hoisted, so they may stand anywhere.</summary>
        public string Keep(IReadOnlySet<string> used)
        {
            var kept = Assignments.Select(a => (Name: a[..Math.Max(a.IndexOf('=', StringComparison.Ordinal), 0)], Text: a)).Where(a => used.Contains(a.Name)).ToList();
            var names = kept.Select(k => k.Name).Append("wasmTable").Distinct(StringComparer.Ordinal);
            return $"var {string.Join(',', names)};{ExportsFunction}{string.Join(';', kept.Select(k => k.Text))}}}";
        }
    }
}
