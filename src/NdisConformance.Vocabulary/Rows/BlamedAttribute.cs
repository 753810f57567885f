namespace NdisConformance.Vocabulary;

/// <summary>A finding about the call names this object; without the attribute it names the first argument.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BlamedAttribute : Attribute;
