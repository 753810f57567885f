using System.Collections.Generic;

namespace NdisConformance.Generators;

/// <summary>One row of the vocabulary, as the rooms' generators need it.</summary>
internal sealed class Row
{
    public string Name { get; set; } = string.Empty;

    public RowKind Kind { get; set; }

    /// <summary>The interface that declares it, for documentation links.</summary>
    public string Declaration { get; set; } = string.Empty;

    public List<Parameter> Arguments { get; } = [];

    public List<Parameter> Outputs { get; } = [];

    /// <summary>What a return gives; null for nothing.</summary>
    public Parameter? Result { get; set; }

    /// <summary>Members of the schema row beyond names and arguments, as C# initialisers.</summary>
    public List<string> Facts { get; } = [];

    public bool IsInSnapshots { get; set; }
}
