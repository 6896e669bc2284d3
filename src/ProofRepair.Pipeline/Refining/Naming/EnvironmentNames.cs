using System.Collections.Concurrent;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Pipeline.Refining.Naming;

/// <summary>
/// The names that a header's imports give, and their deprecated aliases: Lean is asked once for each header, and only when a name is unknown that no table
/// mends. Loading Lean's own modules for that takes the embedded Lean about 10 s.
/// </summary>
public sealed class EnvironmentNames(ILeanChecker lean)
{
    private const string Resource = "Refining.EnvironmentNames.lean";
    private const string Mark = "names:";

    // Mathlib has a quarter of a million names.
    private static readonly CheckLimits s_limits = new(TimeSpan.FromMinutes(3), Heartbeats: 100_000_000, OutputBytes: 1 << 26);

    private readonly ConcurrentDictionary<string, NameIndex> _known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>No names where Lean does not say them, as under <c>prelude</c>; that is not asked again.</summary>
    public async Task<NameIndex> OfAsync(LeanHeader header, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(header.Text, out var known))
        {
            return known;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_known.TryGetValue(header.Text, out known))
            {
                var request = new CheckRequest(new LeanHeader("import Lean\n" + header.Lines), [new LeanSource(Program())], s_limits);
                var report = (await lean.CheckAsync(request, cancellationToken))[0];
                var said = report.Messages.Select(m => m.Text).FirstOrDefault(t => t.StartsWith(Mark, StringComparison.Ordinal));
                _known[header.Text] = known = said is null ? NameIndex.Empty : NameIndex.Parse(said[Mark.Length..]);
            }

            return known;
        }
        finally
        {
            _turn.Release();
        }
    }

    private static string Program()
    {
        using var stream = typeof(EnvironmentNames).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is missing from this program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
