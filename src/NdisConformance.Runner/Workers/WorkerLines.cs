using System.Text.Json;
using NdisConformance.Host.Kernel;
using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>
/// The lines between the tool and its workers. They are written and read member by member: what the JSON serializer
/// needs of generic code is compiled anew in every process, and takes longer than all scenarios write. Members at their
/// default are left out.
/// </summary>
internal static class WorkerLines
{
    /// <summary>The first line of a worker.</summary>
    public static ReadOnlySpan<byte> Ready => "{\"Kind\":0}"u8;

    public static void Write(Utf8JsonWriter writer, WorkerOrder order)
    {
        writer.WriteStartObject();
        writer.WriteNumber(nameof(order.Id), order.Id);
        writer.WriteNumber(nameof(order.Task), (int)order.Task);
        writer.WriteNumber(nameof(order.Lane), order.Lane);
        writer.WriteNumber(nameof(order.Output), order.Output);
        Write(writer, nameof(order.Driver), order.Driver);
        Write(writer, nameof(order.Variation), order.Variation);
        if (order.Plugin is { } plugin)
        {
            writer.WritePropertyName(nameof(order.Plugin));
            Write(writer, plugin);
        }

        if (order.Traces is { } traces)
        {
            Write(writer, nameof(order.Traces), traces);
        }

        if (order.Request is { } request)
        {
            writer.WritePropertyName(nameof(order.Request));
            Write(writer, request);
        }

        if (order.Runs is { } runs)
        {
            Write(writer, nameof(order.Runs), runs);
        }

        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, WorkerAnswer answer)
    {
        writer.WriteStartObject();
        writer.WriteNumber(nameof(answer.Id), answer.Id);
        writer.WriteNumber(nameof(answer.Kind), (int)answer.Kind);
        writer.WriteNumber(nameof(PlaceCounts.Met), answer.Places.Met);
        writer.WriteNumber(nameof(PlaceCounts.Varied), answer.Places.Varied);
        writer.WriteBoolean(nameof(answer.IsAccepted), answer.IsAccepted);
        writer.WriteBoolean(nameof(answer.IsDisturbed), answer.IsDisturbed);
        Write(writer, nameof(answer.Snapshot), answer.Snapshot);
        Write(writer, nameof(answer.Failure), answer.Failure);
        if (answer.Lines is { } lines)
        {
            writer.WritePropertyName(nameof(answer.Lines));
            JsonSerializer.Serialize(writer, lines, WorkerJson.Default.IReadOnlyListTraceLine);
        }

        if (answer.Frames is { } frames)
        {
            WorkerFrames.Write(writer, nameof(answer.Frames), frames);
        }

        if (answer.Isolation is { } isolation)
        {
            writer.WritePropertyName(nameof(answer.Isolation));
            JsonSerializer.Serialize(writer, isolation, WorkerJson.Default.PluginIsolation);
        }

        if (answer.Refusal is { } refusal)
        {
            writer.WritePropertyName(nameof(answer.Refusal));
            JsonSerializer.Serialize(writer, refusal, WorkerJson.Default.LoadFailure);
        }

        if (answer.Runs is { } runs)
        {
            Write(writer, nameof(answer.Runs), runs);
        }

        writer.WriteEndObject();
    }

    /// <exception cref="JsonException">This is no order.</exception>
    public static WorkerOrder ReadOrder(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader reader = Begin(line);
        WorkerOrder order = new() { Id = 0, Task = WorkerTask.Open };
        while (Next(ref reader) is { } name)
        {
            order = name switch
            {
                nameof(order.Id) => order with { Id = reader.GetInt64() },
                nameof(order.Task) => order with { Task = (WorkerTask)reader.GetInt32() },
                nameof(order.Lane) => order with { Lane = reader.GetInt32() },
                nameof(order.Output) => order with { Output = reader.GetInt32() },
                nameof(order.Plugin) => order with { Plugin = ReadPlugin(ref reader) },
                nameof(order.Driver) => order with { Driver = reader.GetString() },
                nameof(order.Variation) => order with { Variation = reader.GetString() },
                nameof(order.Traces) => order with { Traces = ReadTexts(ref reader) },
                nameof(order.Request) => order with { Request = ReadRequest(ref reader) },
                nameof(order.Runs) => order with { Runs = ReadRuns(ref reader) },
                _ => throw Unknown(name),
            };
        }

        return order;
    }

    /// <exception cref="JsonException">This is no answer.</exception>
    public static WorkerAnswer ReadAnswer(ReadOnlySpan<byte> line)
    {
        try
        {
            return ReadAnswer(Begin(line));
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            throw new JsonException("this is no answer", exception);
        }
    }

    private static WorkerAnswer ReadAnswer(Utf8JsonReader reader)
    {
        WorkerAnswer answer = new() { Id = 0, Kind = WorkerAnswerKind.Ready };
        int met = 0;
        int varied = 0;
        while (Next(ref reader) is { } name)
        {
            switch (name)
            {
                case nameof(PlaceCounts.Met):
                    met = reader.GetInt32();
                    break;
                case nameof(PlaceCounts.Varied):
                    varied = reader.GetInt32();
                    break;
                default:
                    answer = Read(ref reader, name, answer);
                    break;
            }
        }

        return answer with { Places = new PlaceCounts(met, varied) };
    }

    private static WorkerAnswer Read(ref Utf8JsonReader reader, string name, WorkerAnswer answer) => name switch
    {
        nameof(answer.Id) => answer with { Id = reader.GetInt64() },
        nameof(answer.Kind) => answer with { Kind = (WorkerAnswerKind)reader.GetInt32() },
        nameof(answer.IsAccepted) => answer with { IsAccepted = reader.GetBoolean() },
        nameof(answer.IsDisturbed) => answer with { IsDisturbed = reader.GetBoolean() },
        nameof(answer.Snapshot) => answer with { Snapshot = reader.GetString() },
        nameof(answer.Failure) => answer with { Failure = reader.GetString() },
        nameof(answer.Lines) => answer with
        {
            Lines = JsonSerializer.Deserialize(ref reader, WorkerJson.Default.IReadOnlyListTraceLine),
        },
        nameof(answer.Frames) => answer with { Frames = WorkerFrames.Read(ref reader) },
        nameof(answer.Isolation) => answer with
        {
            Isolation = JsonSerializer.Deserialize(ref reader, WorkerJson.Default.PluginIsolation),
        },
        nameof(answer.Refusal) => answer with
        {
            Refusal = JsonSerializer.Deserialize(ref reader, WorkerJson.Default.LoadFailure),
        },
        nameof(answer.Runs) => answer with { Runs = ReadRuns(ref reader) },
        _ => throw Unknown(name),
    };

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<WorkerRun> runs)
    {
        writer.WriteStartArray(name);
        foreach (WorkerRun run in runs)
        {
            writer.WriteBase64StringValue(run.Packed);
            if (run.Document is { } document)
            {
                JsonSerializer.Serialize(writer, document, WorkerJson.Default.ScenarioRunDocument);
            }
        }

        writer.WriteEndArray();
    }

    private static List<WorkerRun> ReadRuns(ref Utf8JsonReader reader)
    {
        List<WorkerRun> runs = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject && runs.Count > 0)
            {
                runs[^1] = runs[^1] with
                {
                    Document = JsonSerializer.Deserialize(ref reader, WorkerJson.Default.ScenarioRunDocument),
                };
            }
            else
            {
                runs.Add(new WorkerRun(reader.GetBytesFromBase64(), null));
            }
        }

        return runs;
    }

    private static List<string> ReadTexts(ref Utf8JsonReader reader)
    {
        List<string> texts = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(reader.GetString()!);
        }

        return texts;
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, PluginManifest plugin)
    {
        writer.WriteStartObject();
        writer.WriteString(nameof(plugin.Name), plugin.Name);
        writer.WriteString(nameof(plugin.MainAssembly), plugin.MainAssembly);
        writer.WriteBoolean(nameof(plugin.MayKeepState), plugin.MayKeepState);
        Write(writer, nameof(plugin.Assemblies), plugin.Assemblies);
        writer.WriteEndObject();
    }

    private static PluginManifest ReadPlugin(ref Utf8JsonReader reader)
    {
        PluginManifest plugin = new()
        {
            Name = string.Empty, MainAssembly = string.Empty, MayKeepState = false, Assemblies = [], Drivers = [],
        };
        while (Next(ref reader) is { } name)
        {
            plugin = name switch
            {
                nameof(plugin.Name) => plugin with { Name = reader.GetString()! },
                nameof(plugin.MainAssembly) => plugin with { MainAssembly = reader.GetString()! },
                nameof(plugin.MayKeepState) => plugin with { MayKeepState = reader.GetBoolean() },
                nameof(plugin.Assemblies) => plugin with { Assemblies = ReadTexts(ref reader) },
                _ => throw Unknown(name),
            };
        }

        return plugin;
    }

    private static void Write(Utf8JsonWriter writer, ScenarioRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString(nameof(request.Driver), request.Driver);
        writer.WriteString(nameof(request.Scenario), request.Scenario);
        writer.WriteString(nameof(request.Profile), request.Profile);
        writer.WriteString(nameof(request.Ndis), request.Ndis);
        writer.WriteBoolean(nameof(request.StrictHeaders), request.StrictHeaders);
        writer.WriteBoolean(nameof(request.ReadsTraffic), request.ReadsTraffic);
        writer.WriteBoolean(nameof(request.TakesDigest), request.TakesDigest);
        writer.WriteBoolean(nameof(request.RecordsChoices), request.RecordsChoices);
        writer.WriteBoolean(nameof(request.TakesSnapshot), request.TakesSnapshot);
        writer.WriteBoolean(nameof(request.KeepsFrames), request.KeepsFrames);
        Write(writer, nameof(request.Accepted), request.Accepted);
        Write(writer, nameof(request.Traffic), request.Traffic);
        if (request.Except.Count > 0)
        {
            Write(writer, nameof(request.Except), request.Except);
        }

        writer.WriteStartArray(nameof(request.Budget));
        writer.WriteNumberValue(request.Budget.Calls);
        writer.WriteNumberValue(request.Budget.PassiveCalls);
        writer.WriteNumberValue(request.Budget.Events);
        writer.WriteNumberValue(request.Budget.Time);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static ScenarioRequest ReadRequest(ref Utf8JsonReader reader)
    {
        ScenarioRequest request = new() { Driver = string.Empty, Scenario = string.Empty };
        while (Next(ref reader) is { } name)
        {
            request = name switch
            {
                nameof(request.Driver) => request with { Driver = reader.GetString()! },
                nameof(request.Scenario) => request with { Scenario = reader.GetString()! },
                nameof(request.Profile) => request with { Profile = reader.GetString()! },
                nameof(request.Ndis) => request with { Ndis = reader.GetString()! },
                nameof(request.StrictHeaders) => request with { StrictHeaders = reader.GetBoolean() },
                nameof(request.ReadsTraffic) => request with { ReadsTraffic = reader.GetBoolean() },
                nameof(request.TakesDigest) => request with { TakesDigest = reader.GetBoolean() },
                nameof(request.RecordsChoices) => request with { RecordsChoices = reader.GetBoolean() },
                nameof(request.TakesSnapshot) => request with { TakesSnapshot = reader.GetBoolean() },
                nameof(request.KeepsFrames) => request with { KeepsFrames = reader.GetBoolean() },
                nameof(request.Traffic) => request with { Traffic = reader.GetString() },
                nameof(request.Accepted) => request with { Accepted = reader.GetString() },
                nameof(request.Except) => request with { Except = ReadTexts(ref reader) },
                nameof(request.Budget) => request with { Budget = ReadBudget(ref reader) },
                _ => throw Unknown(name),
            };
        }

        return request;
    }

    private static RunBudget ReadBudget(ref Utf8JsonReader reader)
    {
        RunBudget budget = new()
        {
            Calls = NextNumber(ref reader),
            PassiveCalls = NextNumber(ref reader),
            Events = NextNumber(ref reader),
            Time = NextNumber(ref reader),
        };
        reader.Read();
        return budget;
    }

    private static long NextNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static Utf8JsonReader Begin(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader reader = new(line);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject
            ? reader
            : throw new JsonException("the line is no object");
    }

    /// <summary>Goes to the value of the next member; null behind the last one.</summary>
    private static string? Next(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        string name = reader.GetString()!;
        reader.Read();
        return name;
    }

    private static JsonException Unknown(string name) => new($"there is no member {name}");
}
