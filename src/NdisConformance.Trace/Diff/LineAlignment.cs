namespace NdisConformance.Trace;

/// <summary>
/// A longest common subsequence of two sequences of keys (E. Myers, linear space), so that long traces fit.
/// </summary>
public sealed class LineAlignment
{
    private readonly int[] _old;
    private readonly int[] _new;
    private readonly int[] _forward;
    private readonly int[] _backward;
    private readonly List<(int Old, int New)> _pairs = [];

    private LineAlignment(int[] oldKeys, int[] newKeys)
    {
        _old = oldKeys;
        _new = newKeys;
        int size = (2 * (oldKeys.Length + newKeys.Length)) + 4;
        _forward = new int[size];
        _backward = new int[size];
    }

    /// <summary>Positions of equal keys, rising on both sides.</summary>
    public static IReadOnlyList<(int Old, int New)> Of(int[] oldKeys, int[] newKeys)
    {
        LineAlignment alignment = new(oldKeys, newKeys);
        alignment.Align(0, oldKeys.Length, 0, newKeys.Length);
        return alignment._pairs;
    }

    /// <summary>Gives equal texts equal keys.</summary>
    public static (int[] Old, int[] New) Keys(IEnumerable<string> oldTexts, IEnumerable<string> newTexts)
    {
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        int Key(string text)
        {
            known.TryAdd(text, known.Count);
            return known[text];
        }

        return ([.. oldTexts.Select(Key)], [.. newTexts.Select(Key)]);
    }

    private void Align(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        while (oldStart < oldEnd && newStart < newEnd && _old[oldStart] == _new[newStart])
        {
            _pairs.Add((oldStart++, newStart++));
        }

        int tail = 0;
        while (oldStart < oldEnd - tail && newStart < newEnd - tail
            && _old[oldEnd - 1 - tail] == _new[newEnd - 1 - tail])
        {
            tail++;
        }

        oldEnd -= tail;
        newEnd -= tail;
        if (oldStart < oldEnd && newStart < newEnd)
        {
            (int oldMiddle, int newMiddle) = Middle(oldStart, oldEnd, newStart, newEnd);
            if ((oldMiddle, newMiddle) != (oldStart, newStart) && (oldMiddle, newMiddle) != (oldEnd, newEnd))
            {
                Align(oldStart, oldMiddle, newStart, newMiddle);
                Align(oldMiddle, oldEnd, newMiddle, newEnd);
            }
        }

        for (int index = 0; index < tail; index++)
        {
            _pairs.Add((oldEnd + index, newEnd + index));
        }
    }

    /// <summary>A point on a shortest edit path, found from both ends at once.</summary>
    private (int Old, int New) Middle(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        int oldLength = oldEnd - oldStart;
        int newLength = newEnd - newStart;
        int delta = oldLength - newLength;
        int zero = _forward.Length / 2;
        bool odd = (delta & 1) != 0;
        _forward[zero + 1] = 0;
        _backward[zero + 1] = 0;
        for (int edits = 0; edits <= (oldLength + newLength + 1) / 2; edits++)
        {
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                int x = Furthest(_forward, zero, diagonal, edits);
                while (x < oldLength && x - diagonal < newLength
                    && _old[oldStart + x] == _new[newStart + x - diagonal])
                {
                    x++;
                }

                _forward[zero + diagonal] = x;
                if (odd && Math.Abs(delta - diagonal) < edits && x <= oldLength && x - diagonal <= newLength
                    && x + _backward[zero + delta - diagonal] >= oldLength)
                {
                    return (oldStart + x, newStart + x - diagonal);
                }
            }

            for (int diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                int x = Furthest(_backward, zero, diagonal, edits);
                while (x < oldLength && x - diagonal < newLength
                    && _old[oldEnd - 1 - x] == _new[newEnd - 1 - (x - diagonal)])
                {
                    x++;
                }

                _backward[zero + diagonal] = x;
                if (!odd && Math.Abs(delta - diagonal) <= edits && x <= oldLength && x - diagonal <= newLength
                    && x + _forward[zero + delta - diagonal] >= oldLength)
                {
                    return (oldEnd - x, newEnd - (x - diagonal));
                }
            }
        }

        throw new InvalidOperationException("two sequences always have an edit path");
    }

    private static int Furthest(int[] reached, int zero, int diagonal, int edits)
        => diagonal == -edits
            || (diagonal != edits && reached[zero + diagonal - 1] < reached[zero + diagonal + 1])
            ? reached[zero + diagonal + 1]
            : reached[zero + diagonal - 1] + 1;
}
