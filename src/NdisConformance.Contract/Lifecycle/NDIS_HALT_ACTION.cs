namespace NdisConformance.Contract;

/// <summary>Why NDIS halts a miniport adapter. Source: Halt.</summary>
public enum NDIS_HALT_ACTION
{
    /// <summary>The device is being disabled.</summary>
    NdisHaltDeviceDisabled,

    /// <summary>An intermediate driver instance was deinitialized.</summary>
    NdisHaltDeviceInstanceDeInitialized,

    /// <summary>The system goes to sleep.</summary>
    NdisHaltDevicePoweredDown,

    /// <summary>The device is gone: registers read as all ones.</summary>
    NdisHaltDeviceSurpriseRemoved,

    /// <summary>The device failed.</summary>
    NdisHaltDeviceFailed,

    /// <summary>Initialization failed after MiniportInitializeEx succeeded.</summary>
    NdisHaltDeviceInitializationFailed,

    /// <summary>The device is being stopped.</summary>
    NdisHaltDeviceStopped,
}
