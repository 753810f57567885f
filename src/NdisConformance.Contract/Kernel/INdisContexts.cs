namespace NdisConformance.Contract;

/// <summary>Driver objects behind context pointers: what a cast of a PVOID is in C.</summary>
public interface INdisContexts
{
    /// <summary>
    /// Makes a context pointer for an object of the driver. A pin that is never undone is noted, without a
    /// finding: C has nothing like it. Any IRQL.
    /// </summary>
    PVOID Pin(object target);

    /// <summary>
    /// The object behind a context pointer. Any IRQL. Throws if the pointer is no live context or of another type:
    /// what a wild pointer does in C.
    /// </summary>
    T Get<T>(PVOID context) where T : class;

    /// <summary>The object behind a context that arrived as an NDIS_HANDLE. Any IRQL.</summary>
    T Get<T>(NDIS_HANDLE context) where T : class;

    /// <summary>Ends a context pointer. Any IRQL.</summary>
    void Unpin(PVOID context);
}
