namespace NdisConformance.Contract;

/// <summary>
/// An opaque handle of NDIS, one C type for all kinds, as in ndis.h. Each kind lies in a range of its own, so that a
/// handle in the wrong place is recognised and named. Source: Obj, RegSG.
/// </summary>
/// <param name="Value">The raw value. Drivers only copy and compare it.</param>
public readonly record struct NDIS_HANDLE(ulong Value)
{
    /// <summary>NULL, so that <c>handle = null</c> compiles.</summary>
    public static implicit operator NDIS_HANDLE(NULL? value) => default;

    /// <summary>A context pointer travels as a handle where the DDI says NDIS_HANDLE.</summary>
    public static implicit operator NDIS_HANDLE(PVOID value) => new(value.Value);

    /// <summary>Compares with NULL.</summary>
    public static bool operator ==(NDIS_HANDLE left, NULL? right) => left.Value == 0;

    /// <summary>Compares with NULL.</summary>
    public static bool operator !=(NDIS_HANDLE left, NULL? right) => left.Value != 0;

    /// <inheritdoc/>
    public override string ToString() => Value == 0 ? "NULL" : "NDIS_HANDLE";
}
