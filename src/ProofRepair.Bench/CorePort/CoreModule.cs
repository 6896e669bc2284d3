using System.Collections.Immutable;

namespace ProofRepair.Bench.CorePort;

/// <summary>One file of the compiled library: its module name and all of its text.</summary>
internal sealed record CoreModule(string Name, string Source)
{
    public const string Definitions = "ProofRepair.Core.Definitions";
    public const string All = "ProofRepair.Core.Meanings";

    // Without the option, the embedded build looks for parts of compiled macros that nothing declares. Exposed bodies let an importer
    // unfold each definition, as if its text stood in front.
    private const string Opening = "set_option compiler.extract_closed false\n@[expose] public section\n";

    /// <summary>Each after what it imports. Few modules, because each costs a start of Lean.</summary>
    public static ImmutableArray<CoreModule> Of(string definitions, string meanings) =>
    [
        new(Definitions, $"module\n{Opening}{definitions}"),
        new(All, $"module\npublic import {Definitions}\n{Opening}{meanings}"),
    ];

    public string PathWith(string extension) => Name.Replace('.', '/') + extension;
}
