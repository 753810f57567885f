namespace NdisConformance.Contract;

/// <summary>MiniportDriverUnload. PASSIVE_LEVEL; deregisters the driver. Source: Unload.</summary>
public delegate void MINIPORT_UNLOAD(DRIVER_OBJECT driverObject);
