using System.Globalization;
using System.Text.RegularExpressions;

namespace NdisConformance.Trace;

/// <summary>
/// A few lines of two traces of the same course of events: those around an obligation, around its breach, and around
/// the place where the two first part.
/// </summary>
public sealed partial class TraceExcerpt
{
    private const int Around = 1;
    private const int MostOfAGap = 5;
    private const int LongestLine = 200;
    private const string Omission = "   ...";

    private readonly List<Line> _failing;
    private readonly List<Line> _passing;
    private readonly SortedSet<int> _failingShown = [];
    private readonly SortedSet<int> _passingShown = [];

    // For each line of the one its partner in the other, and for each gap where it lies there.
    private readonly int[] _partner;

    private TraceExcerpt(TraceStore failing, TraceStore passing, long made, long broken)
    {
        _failing = Read(failing, made, broken);
        _passing = Read(passing, 0, 0);
        _partner = Align();
        int breach = At(broken);
        Show(breach);
        if (made > 0 && made != broken)
        {
            Show(At(made));
        }

        int parting = Array.FindIndex(_partner, partner => partner < 0);
        if (parting >= 0 && parting < breach)
        {
            Show(parting);
        }

        Failing = Shown(_failing, _failingShown, breach);
        Passing = Shown(_passing, _passingShown, _partner[breach]);
    }

    /// <summary>Lines of the trace in which the rule was broken.</summary>
    public IReadOnlyList<string> Failing { get; }

    /// <summary>The lines of the other trace that stand in their place.</summary>
    public IReadOnlyList<string> Passing { get; }

    /// <param name="failing">The trace in which a rule was broken.</param>
    /// <param name="passing">The same course of events with a driver that keeps the rule.</param>
    /// <param name="made">Where the obligation was made in the first; 0 if nothing made it.</param>
    /// <param name="broken">Where it was broken.</param>
    public static TraceExcerpt Of(TraceStore failing, TraceStore passing, long made, long broken)
        => new(failing, passing, made, broken);

    // The taking of locks is left out, unless it is what the rule is about: it tells little and there is much of it.
    private static List<Line> Read(TraceStore store, long made, long broken)
    {
        string[] texts = TraceFormatter.Full(store).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        List<Line> lines = [.. texts.Select(Line.Parse)];
        List<Line> kept = [];
        for (int index = 0; index < lines.Count; index++)
        {
            long next = index + 1 < lines.Count ? lines[index + 1].Sequence : long.MaxValue;
            bool isMeant = Holds(made) || Holds(broken);
            if (isMeant || !lines[index].Text.Contains("SpinLock(", StringComparison.Ordinal))
            {
                kept.Add(lines[index]);
            }

            bool Holds(long sequence) => sequence >= lines[index].Sequence && sequence < next;
        }

        return kept;
    }

    /// <summary>The lines, cut where they are long, but for the one that matters most.</summary>
    private static List<string> Shown(List<Line> lines, SortedSet<int> shown, int whole)
    {
        List<string> texts = [];
        int expected = 0;
        foreach (int index in shown)
        {
            if (index != expected)
            {
                texts.Add(Omission);
            }

            string text = lines[index].Text;
            bool isCut = text.Length > LongestLine && index != whole;
            texts.Add(isCut ? text[..LongestLine] + "..." : text);
            expected = index + 1;
        }

        if (expected < lines.Count)
        {
            texts.Add(Omission);
        }

        return texts;
    }

    private int[] Align()
    {
        (int[] failing, int[] passing) = LineAlignment.Keys(
            _failing.Select(line => line.Key), _passing.Select(line => line.Key));
        int[] partner = new int[_failing.Count];
        Array.Fill(partner, -1);
        foreach ((int one, int other) in LineAlignment.Of(failing, passing))
        {
            partner[one] = other;
        }

        return partner;
    }

    /// <summary>The line that an event is on: its own, or that of the call that it ends.</summary>
    private int At(long sequence) => Math.Max(0, _failing.FindLastIndex(line => line.Sequence <= sequence));

    /// <summary>Shows a line with its neighbours, and what stands in its place in the other trace.</summary>
    private void Show(int line)
    {
        int first = Math.Max(0, line - Around);
        int last = Math.Min(_failing.Count - 1, line + Around);
        _failingShown.UnionWith(Enumerable.Range(first, last - first + 1));

        int before = line;
        while (before >= 0 && _partner[before] < 0)
        {
            before--;
        }

        int after = line;
        while (after < _failing.Count && _partner[after] < 0)
        {
            after++;
        }

        int from = before < 0 ? 0 : _partner[before];
        int to = after == _failing.Count ? _passing.Count - 1 : _partner[after];
        (from, to) = before == after ? (from - Around, to + Around) : (from, Math.Min(to, from + MostOfAGap));
        from = Math.Max(0, from);
        to = Math.Min(_passing.Count - 1, to);
        _passingShown.UnionWith(Enumerable.Range(from, Math.Max(0, to - from + 1)));
    }

    /// <param name="Sequence">The position of the event in the trace.</param>
    /// <param name="Text">The line.</param>
    /// <param name="Key">What of it may be the same in another trace: no position, time, number or address.</param>
    private sealed partial record Line(long Sequence, string Text, string Key)
    {
        public static Line Parse(string text)
        {
            string start = text.TrimStart();
            int end = start.IndexOf(' ', StringComparison.Ordinal);
            int processor = text.IndexOf(" P", StringComparison.Ordinal);
            return new Line(
                long.Parse(start.AsSpan(0, end), CultureInfo.InvariantCulture),
                text,
                Numbers().Replace(text[processor..], "#"));
        }

        [GeneratedRegex("#[0-9]+|0x[0-9a-fA-F]+")]
        private static partial Regex Numbers();
    }
}
