namespace NdisConformance.Contract;

/// <summary>The system error log.</summary>
public interface INdisErrorLog
{
    /// <summary>Writes to the system error log. At most DISPATCH_LEVEL.</summary>
    void NdisWriteErrorLogEntry(
        NDIS_HANDLE ndisAdapterHandle,
        uint errorCode,
        params ReadOnlySpan<ulong> errorValues);
}
