using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>
/// What every run has, in a few bytes. The tool and its workers are the same program, so that places and numbers mean
/// the same in both.
/// </summary>
internal static class PackedRun
{
    private static readonly string[] Names = Enum.GetNames<TraceName>();

    private static readonly Dictionary<string, int> NumberOf =
        Names.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);

    private static readonly Dictionary<string, int> PlaceOf =
        RuleCatalogue.All.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);

    /// <summary>True if a run has nothing but what is packed.</summary>
    public static bool IsWhole(ScenarioRun run)
        => run.Findings.Count + run.Silenced.Count + run.Notes.Count + run.Choices.Count + run.Stack.Count == 0
            && run.Suppressed == 0
            && !run.ThrewInDriverEntry
            && run.Traffic == Traffic.None;

    public static byte[] Pack(ScenarioRun run)
    {
        MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        writer.Write(run.Name);
        writer.Write(run.Profile);
        writer.Write(run.Ndis);
        writer.Write(run.Variation);
        writer.Write7BitEncodedInt((int)run.Verdict);
        writer.Write(run.Message);
        writer.Write(run.Stopped);
        writer.Write(run.Digest);
        writer.Write(run.IsHostTooOld);
        Write(writer, run.Registration);
        Write(writer, run.Progress);
        writer.Write7BitEncodedInt(run.Exercised.Count);
        foreach ((string rule, long count) in run.Exercised)
        {
            writer.Write7BitEncodedInt(PlaceOf[rule]);
            writer.Write7BitEncodedInt64(count);
        }

        writer.Write7BitEncodedInt(run.Called.Count);
        foreach (string function in run.Called)
        {
            writer.Write7BitEncodedInt(NumberOf[function]);
        }

        return bytes.ToArray();
    }

    /// <exception cref="FormatException">Nobody packed this.</exception>
    public static ScenarioRun Unpack(byte[] packed)
    {
        using BinaryReader reader = new(new MemoryStream(packed));
        try
        {
            return new ScenarioRun
            {
                Name = reader.ReadString(),
                Profile = reader.ReadString(),
                Ndis = reader.ReadString(),
                Variation = reader.ReadString(),
                Verdict = (ScenarioVerdict)reader.Read7BitEncodedInt(),
                Message = reader.ReadString(),
                Stopped = reader.ReadString(),
                Digest = reader.ReadString(),
                IsHostTooOld = reader.ReadBoolean(),
                Registration = ReadRegistration(reader),
                Progress = ReadProgress(reader),
                Exercised = ReadExercised(reader),
                Called = ReadCalled(reader),
            };
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or IndexOutOfRangeException)
        {
            throw new FormatException("this is no run", exception);
        }
    }

    private static void Write(BinaryWriter writer, Registration? registration)
    {
        writer.Write(registration is not null);
        if (registration is not null)
        {
            writer.Write(registration.Version);
            writer.Write7BitEncodedInt64(registration.Call.Sequence);
            writer.Write(registration.Call.Line);
            writer.Write(registration.Call.Event);
        }
    }

    private static Registration? ReadRegistration(BinaryReader reader) => reader.ReadBoolean()
        ? new Registration(
            reader.ReadString(), new Moment(reader.Read7BitEncodedInt64(), reader.ReadString(), reader.ReadString()))
        : null;

    private static void Write(BinaryWriter writer, Progress progress)
    {
        Write(writer, progress.Loads);
        Write(writer, progress.Initializations);
        Write(writer, progress.Restarts);
        Write(writer, progress.Sends);
        Write(writer, progress.Frames);
        writer.Write7BitEncodedInt64(progress.LongestDpcMicroseconds);
    }

    private static Progress ReadProgress(BinaryReader reader) => new()
    {
        Loads = ReadTally(reader),
        Initializations = ReadTally(reader),
        Restarts = ReadTally(reader),
        Sends = ReadTally(reader),
        Frames = ReadTally(reader),
        LongestDpcMicroseconds = reader.Read7BitEncodedInt64(),
    };

    private static void Write(BinaryWriter writer, Tally tally)
    {
        writer.Write7BitEncodedInt64(tally.Tried);
        writer.Write7BitEncodedInt64(tally.Succeeded);
    }

    private static Tally ReadTally(BinaryReader reader)
        => new(reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());

    private static Dictionary<string, long> ReadExercised(BinaryReader reader)
    {
        int rules = reader.Read7BitEncodedInt();
        Dictionary<string, long> exercised = new(rules, StringComparer.Ordinal);
        for (int i = 0; i < rules; i++)
        {
            exercised.Add(RuleCatalogue.All[reader.Read7BitEncodedInt()].Id, reader.Read7BitEncodedInt64());
        }

        return exercised;
    }

    private static HashSet<string> ReadCalled(BinaryReader reader)
    {
        int functions = reader.Read7BitEncodedInt();
        HashSet<string> called = new(functions, StringComparer.Ordinal);
        for (int i = 0; i < functions; i++)
        {
            called.Add(Names[reader.Read7BitEncodedInt()]);
        }

        return called;
    }
}
