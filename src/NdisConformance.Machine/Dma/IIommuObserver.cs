namespace NdisConformance.Machine;

/// <summary>Sees what the device does to memory.</summary>
public interface IIommuObserver
{
    /// <summary>An access happened. Called once for each, after the bytes moved.</summary>
    void OnDeviceAccess(ulong owner, uint ownerOffset, uint length, bool isWrite);

    /// <summary>An access was refused. The owner is 0 if the address leads to none.</summary>
    void OnFault(IommuFault reason, ulong owner, bool isWrite, uint length);
}
