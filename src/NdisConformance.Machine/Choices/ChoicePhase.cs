namespace NdisConformance.Machine;

/// <summary>Where in a call or callback a choice is asked for.</summary>
public enum ChoicePhase : byte
{
    /// <summary>Somewhere in the work of the host or of the device.</summary>
    Inside,

    /// <summary>The driver has called a DDI, which has done nothing yet.</summary>
    CallEntry,

    /// <summary>A DDI has done its work and returns.</summary>
    CallExit,

    /// <summary>The host has entered a callback, which has done nothing yet.</summary>
    CallbackEntry,

    /// <summary>A callback has done its work and returns.</summary>
    CallbackExit,
}
