using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace NdisConformance.Generators;

/// <summary>
/// Makes from the rows of the vocabulary, in its own room, the names of events and the table of rows, and in the room
/// of the trace the typed readers and the typed writer.
/// </summary>
[Generator]
public sealed class VocabularyGenerator : IIncrementalGenerator
{
    private const string VocabularyRoom = "NdisConformance.Vocabulary";
    private const string TraceRoom = "NdisConformance.Trace";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterSourceOutput(context.CompilationProvider, Generate);

    private static void Generate(SourceProductionContext context, Compilation compilation)
    {
        if (compilation.AssemblyName is not (VocabularyRoom or TraceRoom))
        {
            return;
        }

        RowReader reader = new(compilation);
        List<Row> rows = reader.Read();
        if (compilation.AssemblyName == VocabularyRoom)
        {
            reader.Diagnostics.ForEach(context.ReportDiagnostic);
            context.AddSource("TraceName.g.cs", SchemaWriter.Names(rows));
            context.AddSource("TraceSchema.g.cs", SchemaWriter.Table(rows));
        }
        else
        {
            context.AddSource("Readers.g.cs", ReaderSource.Write(rows));
            context.AddSource("TraceWriter.g.cs", WriterSource.Write(rows));
        }
    }
}
