namespace NdisConformance.Host;

/// <summary>The bytes that one MDL gives to a list.</summary>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">How many bytes; at least 1.</param>
internal readonly record struct DataPart(uint Offset, uint Length);
