namespace NdisConformance.Machine;

/// <summary>
/// The choices of the run led to a schedule that cannot run on one stack: an activity needs something from another one
/// that is suspended below it. This says nothing about the driver. The run is dropped and repeated without the choice
/// that suspended the other activity.
/// </summary>
public sealed class UnrunnableScheduleException(long boundary, string reason) : Exception(reason)
{
    /// <summary>The number of the boundary whose choice is to be left out, from 1.</summary>
    public long Boundary { get; } = boundary;
}
