using System.Text.Json;
using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Reads results that a run wrote as JSON.</summary>
public static class ResultFile
{
    /// <summary>More than any run of ours has: with all profiles and hosts they have some hundred megabytes.</summary>
    private const long Longest = 1L << 30;

    private const string Remedy = "give a file of `run --report json=FILE`";

    /// <summary>The result in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Makes something of it.</param>
    /// <exception cref="ConfigurationException">The file cannot be read, or is no result of this version.</exception>
    public static T Read<T>(string path, Func<RunDocument, T> read)
    {
        if (GivenText.PathFault(path) is { } fault)
        {
            throw new ConfigurationException($"the path of a result {fault}; {Remedy}");
        }

        if (!InputFile.IsThere(path))
        {
            throw new ConfigurationException($"there is no file {Quoted.Path(path)}; {Remedy}");
        }

        try
        {
            string text = InputFile.Read(path, Longest);
            int version = VersionOf(text);
            return version == ResultJson.SchemaVersion
                ? read(ResultJson.ReadRun(text))
                : throw new ConfigurationException($"{Quoted.Path(path)} has schemaVersion {version}, and this version "
                    + $"of the tool reads {ResultJson.SchemaVersion}; write the result again with this version");
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            throw new ConfigurationException($"{Quoted.Path(path)} is no result of a run; {Remedy}");
        }
    }

    /// <summary>The version of the schema. Anything else than the result of a run is refused.</summary>
    private static int VersionOf(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement root = document.RootElement;
        return root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("schemaVersion", out JsonElement version)
            && version.TryGetInt32(out int number)
            && root.TryGetProperty("drivers", out _)
            && !HasNullInArray(root)
            ? number
            : throw new FormatException();
    }

    private static bool HasNullInArray(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(member => HasNullInArray(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(
            item => item.ValueKind == JsonValueKind.Null || HasNullInArray(item)),
        _ => false,
    };
}
