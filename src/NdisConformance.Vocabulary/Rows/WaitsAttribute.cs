namespace NdisConformance.Vocabulary;

/// <summary>The call may wait, while device, NDIS and the other processor go on.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WaitsAttribute : Attribute;
