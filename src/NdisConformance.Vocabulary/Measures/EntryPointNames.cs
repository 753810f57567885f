namespace NdisConformance.Vocabulary;

/// <summary>
/// The entry points of NDIS_MINIPORT_DRIVER_CHARACTERISTICS by their bits in a mask, in the order of the structure.
/// </summary>
public static class EntryPointNames
{
    /// <summary>Their members.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "SetOptionsHandler", "InitializeHandlerEx", "HaltHandlerEx", "UnloadHandler", "PauseHandler", "RestartHandler",
        "OidRequestHandler", "SendNetBufferListsHandler", "ReturnNetBufferListsHandler", "CancelSendHandler",
        "CheckForHangHandlerEx", "ResetHandlerEx", "DevicePnPEventNotifyHandler", "ShutdownHandlerEx",
        "CancelOidRequestHandler", "DirectOidRequestHandler", "CancelDirectOidRequestHandler",
        "SynchronousOidRequestHandler",
    ];

    /// <summary>Which are given, by those that are NULL.</summary>
    public static string Given(ulong mask)
        => "all but " + string.Join('+', All.Where((_, bit) => (mask & (1UL << bit)) == 0));
}
