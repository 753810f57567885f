namespace NdisConformance.Vocabulary;

/// <summary>An OID that every miniport supports.</summary>
/// <param name="Oid">The object identifier.</param>
/// <param name="IsSet">True for a set, false for a query.</param>
/// <param name="LeastBytes">With a shorter buffer it cannot succeed; 0 if that depends on the driver.</param>
/// <param name="FullBytes">A buffer that is never too short.</param>
public readonly record struct MandatoryOid(uint Oid, bool IsSet, uint LeastBytes, uint FullBytes);
