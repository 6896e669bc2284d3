using System.Collections.Immutable;
using System.Text;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>A text whose body has holes. <paramref name="Body"/> is what stands after <c>:=</c>; outside it nothing is a hole.</summary>
public sealed record Sketch(string Text, TextSpan Body, ImmutableArray<Hole> Holes)
{
    public bool IsComplete => Holes.IsEmpty;

    /// <summary>The holes of a text are its <c>sorry</c> tokens.</summary>
    public static Sketch Of(string text, TextSpan body) => Of(text, body, []);

    public static Sketch Of(string body) => Of(body, new TextSpan(0, body.Length));

    internal static Sketch Of(string text, TextSpan body, IReadOnlyList<HoleOrigin> origins) =>
        new(text, body, HoleFinder.Find(text, body, origins));

    /// <summary>The same lines, with each hole's goal printed as an information message whose position <see cref="GoalProbe.HoleAt"/> knows, with these options of the printer on.</summary>
    public GoalProbe WithGoalsPrinted(params IEnumerable<string> printing)
    {
        var print = string.Concat(printing.Select(option => $"set_option {option} true in ")) + "trace_state";
        var points = ImmutableArray.CreateBuilder<(int, TextSpan)>(Holes.Length);
        var text = new StringBuilder();
        var position = 0;
        foreach (var hole in Holes)
        {
            text.Append(Text, position, hole.Span.Start - position);
            var probe = hole.IsTactic ? $"({print}; sorry)" : $"(by {print}; sorry)";
            points.Add((hole.Id, new TextSpan(text.Length, probe.Length)));
            text.Append(probe);
            position = hole.Span.End;
        }

        return new GoalProbe(text.Append(Text, position, Text.Length - position).ToString(), points.DrainToImmutable());
    }

    /// <summary>Puts tactics in the place of a hole, in their place's column. <c>sorry</c>s in them are new holes.</summary>
    public FillResult Fill(int holeId, string tactics) => FillAll(new Dictionary<int, string> { [holeId] = tactics });

    public FillResult FillAll(IReadOnlyDictionary<int, string> fillings, FillingLayout layout = FillingLayout.InPlace)
    {
        foreach (var (id, tactics) in fillings)
        {
            if (Holes.All(h => h.Id != id))
            {
                return new FillResult(null, $"The sketch has no hole {id}.");
            }

            if (HoleFilling.ProblemOf(tactics) is { } problem)
            {
                return new FillResult(null, problem);
            }
        }

        var origins = new List<HoleOrigin>();
        var text = new StringBuilder();
        var position = 0;
        var shift = 0;
        var tokens = new TokenStream(Text, Body);
        var tree = layout == FillingLayout.Below ? TacticParser.Parse(Text, Body) : null;
        foreach (var hole in Holes)
        {
            text.Append(Text, position, hole.Span.Start - position);
            if (fillings.TryGetValue(hole.Id, out var tactics))
            {
                // Columns of the text as it becomes: an earlier hole of this line may have moved this one.
                var below = tree is null ? null : FillingLayouts.ColumnBelow(hole, tokens, tree);
                var filling = HoleFilling.Render(hole, tactics, tokens, ColumnAtEnd(text), below);
                if (filling.StartsWith('\n'))
                {
                    TrimEnd(text);
                }

                text.Append(filling);
            }
            else
            {
                origins.Add(new HoleOrigin(text.Length, hole.Id, hole.OriginalText));
                text.Append(Text, hole.Span.Start, hole.Span.Length);
            }

            position = hole.Span.End;
            shift = text.Length - position;
        }

        text.Append(Text, position, Text.Length - position);
        origins.Add(new HoleOrigin(-1, Holes.Length == 0 ? -1 : Holes.Max(h => h.Id), null)); // new holes count on from here
        return new FillResult(Of(text.ToString(), new TextSpan(Body.Start, Body.Length + shift), origins), null);
    }

    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }
    }

    private static int ColumnAtEnd(StringBuilder text)
    {
        var column = 0;
        for (var i = text.Length - 1; i >= 0 && text[i] != '\n'; i--)
        {
            column += char.IsLowSurrogate(text[i]) ? 0 : 1;
        }

        return column;
    }
}
