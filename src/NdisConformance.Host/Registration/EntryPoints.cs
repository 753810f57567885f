using NdisConformance.Contract;

namespace NdisConformance.Host;

/// <summary>
/// Which entry points a characteristics structure has, as a bit mask in member order from SetOptions.
/// </summary>
internal static class EntryPoints
{
    /// <summary>Bits of the members that every connectionless miniport needs. Source: Chars.</summary>
    private const ulong Required =
        (1UL << 1) | (1UL << 2) | (1UL << 3) | (1UL << 4) | (1UL << 5) | (1UL << 6) | (1UL << 7) | (1UL << 8)
        | (1UL << 9) | (1UL << 12) | (1UL << 13) | (1UL << 14);

    public static ulong Given(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS c)
    {
        ulong mask = 0;
        Add(ref mask, 0, c.SetOptionsHandler);
        Add(ref mask, 1, c.InitializeHandlerEx);
        Add(ref mask, 2, c.HaltHandlerEx);
        Add(ref mask, 3, c.UnloadHandler);
        Add(ref mask, 4, c.PauseHandler);
        Add(ref mask, 5, c.RestartHandler);
        Add(ref mask, 6, c.OidRequestHandler);
        Add(ref mask, 7, c.SendNetBufferListsHandler);
        Add(ref mask, 8, c.ReturnNetBufferListsHandler);
        Add(ref mask, 9, c.CancelSendHandler);
        Add(ref mask, 10, c.CheckForHangHandlerEx);
        Add(ref mask, 11, c.ResetHandlerEx);
        Add(ref mask, 12, c.DevicePnPEventNotifyHandler);
        Add(ref mask, 13, c.ShutdownHandlerEx);
        Add(ref mask, 14, c.CancelOidRequestHandler);
        Add(ref mask, 15, c.DirectOidRequestHandler);
        Add(ref mask, 16, c.CancelDirectOidRequestHandler);
        Add(ref mask, 17, c.SynchronousOidRequestHandler);
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

    private static void Add(ref ulong mask, int bit, Delegate? handler)
    {
        if (handler is not null)
        {
            mask |= 1UL << bit;
        }
    }
}
