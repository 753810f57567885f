using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NdisConformance.Trace;

/// <summary>
/// Two snapshots as one text in which only what differs is marked, up to object numbers and virtual time, with a little
/// around it.
/// </summary>
internal static partial class CompactView
{
    private const int Context = 2;

    public static string Of(Snapshot oldSnapshot, Snapshot newSnapshot, ObjectMap objects)
    {
        (int[] oldKeys, int[] newKeys) = LineAlignment.Keys(
            oldSnapshot.Lines.Select(line => Key(line, objects.Translate)),
            newSnapshot.Lines.Select(line => Key(line, value => value)));
        List<(char Mark, int Line)> rows = Rows(LineAlignment.Of(oldKeys, newKeys), oldKeys.Length, newKeys.Length);
        StringBuilder text = new();
        int shownTo = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            bool near = false;
            for (int other = Math.Max(0, row - Context); other <= Math.Min(rows.Count - 1, row + Context); other++)
            {
                near |= rows[other].Mark != ' ';
            }

            if (!near)
            {
                continue;
            }

            if (row > shownTo)
            {
                text.Append(CultureInfo.InvariantCulture, $"  ... {row - shownTo} equal\n");
            }

            (char mark, int line) = rows[row];
            string shown = (mark == '-' ? oldSnapshot : newSnapshot).Lines[line];
            text.Append(mark).Append(' ').Append(shown).Append('\n');
            shownTo = row + 1;
        }

        if (text.Length > 0 && shownTo < rows.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"  ... {rows.Count - shownTo} equal\n");
        }

        return text.ToString();
    }

    private static List<(char Mark, int Line)> Rows(
        IReadOnlyList<(int Old, int New)> pairs, int oldCount, int newCount)
    {
        List<(char Mark, int Line)> rows = [];
        int oldNext = 0;
        int newNext = 0;
        foreach ((int oldLine, int newLine) in pairs.Append((oldCount, newCount)))
        {
            while (oldNext < oldLine)
            {
                rows.Add(('-', oldNext++));
            }

            while (newNext < newLine)
            {
                rows.Add(('+', newNext++));
            }

            if (newLine < newCount)
            {
                rows.Add((' ', newLine));
            }

            oldNext++;
            newNext++;
        }

        return rows;
    }

    private static string Key(string line, Func<string, string> translate)
        => ObjectPattern().Replace(TimePattern().Replace(line, string.Empty), match => translate(match.Value));

    [GeneratedRegex(@"^ *\d+\.\d ", RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"(?<==)[a-z]+#\d+", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectPattern();
}
