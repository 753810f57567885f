namespace NdisConformance.Vocabulary;

/// <summary>An object identifier that nobody defines: no group of Microsoft's has it, and none of a vendor.</summary>
public static class UnknownOid
{
    /// <summary>The identifier. Those of vendors begin with 0xFF.</summary>
    public const uint Value = 0x7FEE_0001;
}
