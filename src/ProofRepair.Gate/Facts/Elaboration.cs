using System.Collections.Immutable;
using System.Security.Cryptography;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Checking;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Facts;

/// <summary>What Lean says of one file while it elaborates it, and what becomes of that.</summary>
/// <param name="imported">Constants of what it imports of its project, by their full names.</param>
internal sealed class Elaboration(LeanSourceFile file, string key, Func<string, ConstantFacts?> imported)
{
    private static readonly string[] s_missingLibrary = ["unknown module prefix", "object file", "unknown package"];

    private readonly string _sentinel = $"read to its end {RandomNumberGenerator.GetHexString(20, lowercase: true)}";
    private readonly ImmutableArray<LeanMessage>.Builder _messages = ImmutableArray.CreateBuilder<LeanMessage>();
    private bool _isWhole;

    public LeanSourceFile File => file;

    public string Key => key;

    /// <summary>The file, and a command after it whose answer shows that Lean came to its end.</summary>
    public string Text => $"{file.Text}\n#print \"{_sentinel}\"\n";

    public bool HasErrors => _messages.Any(m => m.IsError);

    public void Take(string line)
    {
        if (LeanMessageJson.TryParse(line) is not { } message)
        {
            return;
        }

        if (message.Severity == LeanSeverity.Information)
        {
            _isWhole |= message.Text == _sentinel;
        }
        else if (message.IsError || message.IsSorry)
        {
            _messages.Add(message);
        }
    }

    public ModuleFacts Undecided(string why) => ModuleFacts.Undecided(file.Module, key, why);

    /// <summary>After an end of Lean's own. Compiled files are copied to <paramref name="output"/>.</summary>
    public async Task<ModuleFacts> FactsAsync(string compiled, string output, CancellationToken cancellationToken)
    {
        if (_messages.FirstOrDefault(m => m.IsError && s_missingLibrary.Any(p => m.Text.StartsWith(p, StringComparison.Ordinal))) is { } missing)
        {
            return Undecided($"this Lean does not have what it imports: {MissingModule.Of(missing.Text, file.Imports ?? [])}");
        }

        if (HasErrors)
        {
            return new ModuleFacts(file.Module, key, ModuleOutcome.Errors, null, _messages.ToImmutable(), false, [], ImmutableDictionary<string, int>.Empty);
        }

        var read = await OleanFile.ReadAsync(compiled, cancellationToken);
        if (read.Module is not { HoldsProofs: true } module)
        {
            return Undecided(read.Failure?.Message ?? "the compiled file holds no proofs");
        }

        CompiledParts.Copy(compiled, output);
        return new ModuleFacts(
            file.Module,
            key,
            ModuleOutcome.Compiled,
            null,
            _messages.ToImmutable(),
            !_isWhole,
            ConstantFactsReader.Read(module, imported, cancellationToken),
            ModuleInventory.NotableOf(module).ToImmutableDictionary(e => e.Extension.ToString(), e => e.Count, StringComparer.Ordinal));
    }
}
