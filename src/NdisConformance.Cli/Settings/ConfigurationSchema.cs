using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>The JSON schema of <c>.ndis-conformance.json</c>, made from the options of the commands.</summary>
internal static class ConfigurationSchema
{
    private const string TextType = "string";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="root">Knows all commands.</param>
    public static string Of(Command root)
    {
        JsonObject options = new(OptionSources.Commands(root).Select(known => KeyValuePair.Create(
            known.Name,
            (JsonNode?)Closed(
                known.Command.Description,
                OptionSources.Of(known.Command).Select(option => (OptionSources.Bare(option), Option(option)))))));
        JsonObject schema = Closed(
            "Configuration of ndis-conformance: .ndis-conformance.json",
            [
                ("$schema", Typed(TextType, "this schema, for editors")),
                ("plugin", Typed(TextType, "the plugin to run if none is given: a name, or a path from here")),
                ("snapshots", Typed(TextType, "the snapshot folder, from here")),
                (ConfiguredOptions.Name, new JsonObject
                {
                    ["description"] = "options of commands, unless the command line or the environment gives them",
                    ["type"] = "object",
                    ["additionalProperties"] = false,
                    ["properties"] = options,
                }),
                (ConfigurationReader.Waivers, new JsonObject { ["type"] = "array", ["items"] = Waiver() }),
            ]);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Option(Option option)
    {
        string type = option.ValueType == typeof(bool) ? "boolean"
            : option.ValueType == typeof(string) || option.ValueType == typeof(string[]) ? TextType
            : "number";
        JsonObject one = Typed(type, option.Description);
        if (option.Arity.MaximumNumberOfValues > 1)
        {
            one["type"] = new JsonArray(TextType, "array");
            one["items"] = new JsonObject { ["type"] = TextType };
        }

        return one;
    }

    private static JsonObject Waiver()
    {
        JsonObject waiver = Closed(
            "findings that are accepted for a while",
            new WaiverOptions().All.Select(
                option => (OptionSources.Bare(option), Typed(TextType, option.Description))));
        waiver["required"] = new JsonArray(WaiverTexts.Reason);
        waiver["anyOf"] = new JsonArray(Requires(WaiverTexts.Rule), Requires(WaiverTexts.Fingerprint));
        return waiver;
    }

    private static JsonObject Requires(string name) => new() { ["required"] = new JsonArray(name) };

    private static JsonObject Typed(string type, string? description) => new()
    {
        ["type"] = type,
        ["description"] = description,
    };

    private static JsonObject Closed(string? description, IEnumerable<(string Name, JsonObject Value)> members) => new()
    {
        ["description"] = description,
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject(members.Select(
            member => KeyValuePair.Create(member.Name, (JsonNode?)member.Value))),
    };
}
