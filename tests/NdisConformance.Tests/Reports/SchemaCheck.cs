using System.Text.Json;
using Json.Schema;

namespace NdisConformance.Tests.Reports;

/// <summary>Checks a document against one of our schemas.</summary>
internal sealed class SchemaCheck(string schema)
{
    private static readonly EvaluationOptions Listed = new() { OutputFormat = OutputFormat.List };

    // Each check has a registry of its own, so that a schema may be read again.
    private readonly JsonSchema _schema = JsonSchema.FromText(
        schema, new BuildOptions { SchemaRegistry = new SchemaRegistry() });

    /// <summary>The faults of the document, one line each; empty if it fits.</summary>
    public IReadOnlyList<string> Faults(string document)
    {
        using JsonDocument parsed = JsonDocument.Parse(document);
        EvaluationResults results = _schema.Evaluate(parsed.RootElement, Listed);
        return results.IsValid ? [] :
        [
            .. from detail in results.Details ?? []
               from error in detail.Errors ?? []
               select $"{detail.InstanceLocation} {error.Key}: {error.Value}",
        ];
    }
}
