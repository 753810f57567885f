namespace NdisConformance.Vocabulary;

/// <summary>How the function stands to NdisMSetMiniportAttributes in MiniportInitializeEx.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AttributesOrderAttribute(AttributesOrder order) : Attribute
{
    public AttributesOrder Order { get; } = order;
}
