namespace NdisConformance.Machine;

/// <summary>Sees what the device does to memory.</summary>
public interface IIommuObserver
{
    /// <summary>An access happened. Called once for each, after the bytes moved.</summary>
    void OnDeviceAccess(in DeviceAccess access, bool isWrite);

    /// <summary>An access was refused.</summary>
    void OnFault(in RefusedAccess access);
}
