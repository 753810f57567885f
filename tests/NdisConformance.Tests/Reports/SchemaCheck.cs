using System.Text.Json;

namespace NdisConformance.Tests.Reports;

/// <summary>Checks a document against a schema; knows the keywords that our schemas use and refuses others.</summary>
internal sealed class SchemaCheck(string schema)
{
    private static readonly HashSet<string> Known =
    [
        "$schema", "title", "$defs", "$ref", "type", "properties", "required", "additionalProperties", "items", "enum",
        "const", "minimum", "anyOf",
    ];

    private readonly JsonElement _root = JsonDocument.Parse(schema).RootElement;

    /// <summary>What is wrong with the document, one line each.</summary>
    public IReadOnlyList<string> Faults(string document)
    {
        List<string> faults = [];
        Check(_root, JsonDocument.Parse(document).RootElement, "$", faults);
        return faults;
    }

    private void Check(JsonElement rule, JsonElement value, string path, List<string> faults)
    {
        faults.AddRange(rule.EnumerateObject()
            .Where(member => !Known.Contains(member.Name))
            .Select(member => $"{path}: the schema has an unknown keyword {member.Name}"));
        if (rule.TryGetProperty("$ref", out JsonElement reference))
        {
            string name = reference.GetString()!.Split('/')[^1];
            Check(_root.GetProperty("$defs").GetProperty(name), value, path, faults);
        }

        if (rule.TryGetProperty("anyOf", out JsonElement choices)
            && !choices.EnumerateArray().Any(choice => Fits(choice, value)))
        {
            faults.Add($"{path}: fits none of the choices");
        }

        if (rule.TryGetProperty("type", out JsonElement type) && !TypeFits(type, value))
        {
            faults.Add($"{path}: {value.ValueKind} is not of type {type}");
            return;
        }

        if (rule.TryGetProperty("enum", out JsonElement names)
            && !names.EnumerateArray().Any(name => JsonElement.DeepEquals(name, value)))
        {
            faults.Add($"{path}: {value} is none of {names}");
        }

        if (rule.TryGetProperty("const", out JsonElement constant) && !JsonElement.DeepEquals(constant, value))
        {
            faults.Add($"{path}: {value} is not {constant}");
        }

        if (rule.TryGetProperty("minimum", out JsonElement minimum) && value.GetInt64() < minimum.GetInt64())
        {
            faults.Add($"{path}: {value} is below {minimum}");
        }

        CheckMembers(rule, value, path, faults);
    }

    private void CheckMembers(JsonElement rule, JsonElement value, string path, List<string> faults)
    {
        if (value.ValueKind == JsonValueKind.Array && rule.TryGetProperty("items", out JsonElement items))
        {
            int index = 0;
            foreach (JsonElement item in value.EnumerateArray())
            {
                Check(items, item, $"{path}[{index++}]", faults);
            }
        }

        if (value.ValueKind != JsonValueKind.Object || !rule.TryGetProperty("properties", out JsonElement properties))
        {
            return;
        }

        foreach (JsonElement required in rule.GetProperty("required").EnumerateArray())
        {
            if (!value.TryGetProperty(required.GetString()!, out _))
            {
                faults.Add($"{path}: {required} is missing");
            }
        }

        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (properties.TryGetProperty(member.Name, out JsonElement inner))
            {
                Check(inner, member.Value, $"{path}.{member.Name}", faults);
            }
            else
            {
                faults.Add($"{path}: {member.Name} is not in the schema");
            }
        }
    }

    private bool Fits(JsonElement rule, JsonElement value)
    {
        List<string> faults = [];
        Check(rule, value, "$", faults);
        return faults.Count == 0;
    }

    private static bool TypeFits(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => TypeFits(one, value))
        : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => false,
        };
}
