using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Pipeline.Files;

/// <summary>
/// What each declaration to be repaired has before it: the file up to there, with stand-ins for what fails, so that one failure does
/// not hide the rest. Nothing of a header is later than its declaration: a later theorem may rest on this one.
/// </summary>
internal sealed class FileHeaders
{
    private const int MaxRounds = 5;

    private readonly string _file;
    private readonly ImmutableArray<CommandSpan> _commands;
    private readonly ImmutableHashSet<int> _targets;
    private readonly ImmutableArray<ImmutableHashSet<int>> _restsOn;
    private readonly ImmutableHashSet<int> _restedOnBySound;
    private readonly StandIn[] _standIns;

    public FileHeaders(string file, ImmutableArray<CommandSpan> commands, FileDeclarations declarations, ImmutableHashSet<int> targets)
    {
        (_file, _commands, _targets) = (file, commands, targets);
        var failing = targets.Union(declarations.All.Where(d => !d.Errors.IsEmpty).Select(d => d.Index));
        var mentions = Mentions.Of(file, commands, failing);
        var used = mentions.SelectMany(r => r).ToHashSet();
        _restsOn = [.. mentions.Select(m => m.Intersect(targets))];
        _restedOnBySound = [.. mentions.Where((_, i) => !targets.Contains(i)).SelectMany(m => m)];
        _standIns =
        [
            // What nothing mentions can be left out: whatever rests on a `sorry` is no proof.
            .. commands.Select((c, i) => !failing.Contains(i) ? StandIn.AsItIs : used.Contains(i) ? StandIns.Weaker(c, StandIn.AsItIs) : StandIn.Blank),
        ];
    }

    /// <summary>The declarations that must be finished before this one is begun.</summary>
    public ImmutableHashSet<int> RestsOn(int target) => _restsOn[target];

    /// <summary>Asks Lean which commands fail even so, until none does.</summary>
    public async Task SettleAsync(IEnumerable<int> failingElsewhere, Func<string, Task<CheckReport>> check)
    {
        foreach (var i in failingElsewhere)
        {
            _standIns[i] = StandIn.Blank;
        }

        var last = _targets.Max();
        for (var round = 0; round < MaxRounds && _standIns[..last].Any(s => s != StandIn.AsItIs); round++)
        {
            var text = Compose(Standing);
            var header = text.Before(last);
            var failing = text.Failing(await check(header)).Where(i => i < last && _standIns[i] != StandIn.Blank).ToList();
            if (failing.Count == 0)
            {
                return;
            }

            foreach (var i in failing)
            {
                _standIns[i] = StandIns.Weaker(_commands[i], _standIns[i]);
            }
        }
    }

    /// <summary>
    /// The header of a target, with the proofs of those that it rests on. Targets that follow one another and do not need each other
    /// get the same text, so that their candidates travel in common batches.
    /// </summary>
    public string Of(int target, IReadOnlyDictionary<int, string> proofs)
    {
        var needed = _restsOn[target];
        var first = target;
        while (first > 0 && !needed.Contains(first - 1) && MayBeLeftOut(first - 1))
        {
            first--;
        }

        return Compose(i => needed.Contains(i) && proofs.TryGetValue(i, out var proof) ? StandIns.WithBody(_file, _commands[i], proof)
            : _targets.Contains(i) && !needed.Contains(i) && !_restedOnBySound.Contains(i) ? StandIns.TextOf(_file, _commands[i], StandIn.Blank)
            : Standing(i)).Before(first);
    }

    private bool MayBeLeftOut(int command) => _targets.Contains(command) || _standIns[command] == StandIn.Blank || _commands[command].Kind == "/-!";

    private string Standing(int command) => StandIns.TextOf(_file, _commands[command], _standIns[command]);

    private StandInText Compose(Func<int, string> textOf) => new(_file, _commands, textOf);
}
