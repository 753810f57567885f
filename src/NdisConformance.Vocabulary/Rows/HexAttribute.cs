namespace NdisConformance.Vocabulary;

/// <summary>Written in hexadecimal.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class HexAttribute : Attribute;
