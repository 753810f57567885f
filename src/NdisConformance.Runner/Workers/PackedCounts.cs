using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>
/// What every run has most of, in a few bytes: which rules were exercised how often, and which DDI functions were
/// called. The tool and its workers are the same program, so that places and numbers mean the same in both.
/// </summary>
internal static class PackedCounts
{
    private static readonly string[] Names = Enum.GetNames<TraceName>();

    private static readonly Dictionary<string, int> NumberOf =
        Names.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);

    private static readonly Dictionary<string, int> PlaceOf =
        RuleCatalogue.All.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);

    public static string Pack(IReadOnlyDictionary<string, long> exercised, IReadOnlySet<string> called)
    {
        MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        writer.Write7BitEncodedInt(exercised.Count);
        foreach ((string rule, long count) in exercised)
        {
            writer.Write7BitEncodedInt(PlaceOf[rule]);
            writer.Write7BitEncodedInt64(count);
        }

        writer.Write7BitEncodedInt(called.Count);
        foreach (string function in called)
        {
            writer.Write7BitEncodedInt(NumberOf[function]);
        }

        return Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <exception cref="FormatException">Nobody packed this.</exception>
    public static (IReadOnlyDictionary<string, long> Exercised, IReadOnlySet<string> Called) Unpack(string packed)
    {
        using BinaryReader reader = new(new MemoryStream(Convert.FromBase64String(packed)));
        try
        {
            int rules = reader.Read7BitEncodedInt();
            Dictionary<string, long> exercised = new(rules, StringComparer.Ordinal);
            for (int i = 0; i < rules; i++)
            {
                exercised.Add(RuleCatalogue.All[reader.Read7BitEncodedInt()].Id, reader.Read7BitEncodedInt64());
            }

            int functions = reader.Read7BitEncodedInt();
            HashSet<string> called = new(functions, StringComparer.Ordinal);
            for (int i = 0; i < functions; i++)
            {
                called.Add(Names[reader.Read7BitEncodedInt()]);
            }

            return (exercised, called);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or IndexOutOfRangeException)
        {
            throw new FormatException("these are no counts", exception);
        }
    }
}
