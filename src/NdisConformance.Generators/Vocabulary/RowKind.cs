namespace NdisConformance.Generators;

/// <summary>What a row describes.</summary>
internal enum RowKind
{
    Function,
    Callback,
    Fact,
}
