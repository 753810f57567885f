namespace NdisConformance.Contract;

/// <summary>
/// MiniportInitialize. PASSIVE_LEVEL. Chooses a medium by its index in mediumArray. SUCCESS; UNSUPPORTED_MEDIA;
/// RESOURCES; FAILURE; openErrorStatus says more. NDIS 6 twin: MiniportInitializeEx. Source: Init5.
/// </summary>
public delegate NDIS_STATUS W_INITIALIZE_HANDLER(
    out NDIS_STATUS openErrorStatus,
    out uint selectedMediumIndex,
    ReadOnlySpan<NDIS_MEDIUM> mediumArray,
    NDIS_HANDLE miniportAdapterHandle,
    NDIS_HANDLE wrapperConfigurationContext);
