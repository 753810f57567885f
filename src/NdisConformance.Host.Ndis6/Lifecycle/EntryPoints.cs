using NdisConformance.Contract;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Which entry points a characteristics structure has, as a bit mask in member order from SetOptions.
/// </summary>
internal static class EntryPoints
{
    /// <summary>Bits of the members that every connectionless miniport needs. Source: Chars.</summary>
    private const ulong Required =
        (1UL << 1) | (1UL << 2) | (1UL << 3) | (1UL << 4) | (1UL << 5) | (1UL << 6) | (1UL << 7) | (1UL << 8)
        | (1UL << 9) | (1UL << 12) | (1UL << 13) | (1UL << 14);

    /// <summary>The entry points, in the order of the structure from SetOptions.</summary>
    public static Delegate?[] All(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS c) =>
    [
        c.SetOptionsHandler,
        c.InitializeHandlerEx,
        c.HaltHandlerEx,
        c.UnloadHandler,
        c.PauseHandler,
        c.RestartHandler,
        c.OidRequestHandler,
        c.SendNetBufferListsHandler,
        c.ReturnNetBufferListsHandler,
        c.CancelSendHandler,
        c.CheckForHangHandlerEx,
        c.ResetHandlerEx,
        c.DevicePnPEventNotifyHandler,
        c.ShutdownHandlerEx,
        c.CancelOidRequestHandler,
        c.DirectOidRequestHandler,
        c.CancelDirectOidRequestHandler,
        c.SynchronousOidRequestHandler,
    ];

    public static ulong Given(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS c)
    {
        ulong mask = 0;
        Delegate?[] handlers = All(c);
        for (int bit = 0; bit < handlers.Length; bit++)
        {
            mask |= handlers[bit] is null ? 0 : 1UL << bit;
        }

        return mask;
    }

    /// <summary>
    /// Required entry points that are NULL, MiniportResetEx among them where CheckForHang is given.
    /// </summary>
    public static ulong Missing(ulong given)
    {
        ulong required = Required | ((given & (1UL << 10)) != 0 ? 1UL << 11 : 0);
        return required & ~given;
    }
}
