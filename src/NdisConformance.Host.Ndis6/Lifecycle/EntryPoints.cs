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
    public static EntryPointList All(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS c)
    {
        EntryPointList all = default;
        all[0] = c.SetOptionsHandler;
        all[1] = c.InitializeHandlerEx;
        all[2] = c.HaltHandlerEx;
        all[3] = c.UnloadHandler;
        all[4] = c.PauseHandler;
        all[5] = c.RestartHandler;
        all[6] = c.OidRequestHandler;
        all[7] = c.SendNetBufferListsHandler;
        all[8] = c.ReturnNetBufferListsHandler;
        all[9] = c.CancelSendHandler;
        all[10] = c.CheckForHangHandlerEx;
        all[11] = c.ResetHandlerEx;
        all[12] = c.DevicePnPEventNotifyHandler;
        all[13] = c.ShutdownHandlerEx;
        all[14] = c.CancelOidRequestHandler;
        all[15] = c.DirectOidRequestHandler;
        all[16] = c.CancelDirectOidRequestHandler;
        all[17] = c.SynchronousOidRequestHandler;
        return all;
    }

    public static ulong Given(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS c)
    {
        ulong mask = 0;
        EntryPointList all = All(c);
        for (int bit = 0; bit < EntryPointList.Count; bit++)
        {
            mask |= all[bit] is null ? 0 : 1UL << bit;
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
