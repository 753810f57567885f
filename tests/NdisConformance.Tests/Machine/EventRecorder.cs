using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

/// <summary>Writes down what ran, where and when, and does more inside if a test says so.</summary>
internal sealed class EventRecorder(SimulatedPc pc) : IMachineTarget
{
    public List<uint> Ran { get; } = [];

    public List<(uint Cookie, ulong Argument, long Time, int Processor, byte Irql)> Log { get; } = [];

    public Dictionary<uint, Action> Inside { get; } = [];

    public void OnMachineEvent(uint cookie, ulong argument)
    {
        Ran.Add(cookie);
        Log.Add((cookie, argument, pc.Now, pc.Current.Number, pc.Current.Irql));
        if (Inside.TryGetValue(cookie, out Action? inside))
        {
            inside();
        }
    }
}
