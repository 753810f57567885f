using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>A wrong driver whose wrong step belongs to one part of the life of an adapter.</summary>
public abstract class PhaseFollower : AdapterFollower
{
    /// <summary>True inside MiniportInitializeEx.</summary>
    protected bool IsInitializing { get; private set; }

    /// <summary>True inside MiniportHaltEx.</summary>
    protected bool IsHalting { get; private set; }

    /// <summary>True once MiniportHaltEx returned for the adapter that was initialized last.</summary>
    protected bool HasHalted { get; private set; }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_INITIALIZE initialize = characteristics.InitializeHandlerEx!;
        MINIPORT_HALT halt = characteristics.HaltHandlerEx!;
        characteristics.InitializeHandlerEx =
            (NDIS_HANDLE handle, NDIS_HANDLE context, ref NDIS_MINIPORT_INIT_PARAMETERS parameters) =>
            {
                IsInitializing = true;
                HasHalted = false;
                NDIS_STATUS status = initialize(handle, context, ref parameters);
                IsInitializing = false;
                return status;
            };
        characteristics.HaltHandlerEx = (context, action) =>
        {
            IsHalting = true;
            halt(context, action);
            IsHalting = false;
            HasHalted = true;
        };
    }
}
