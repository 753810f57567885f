namespace NdisConformance.Host.Kernel;

/// <summary>Lengths and destinations of the newest frames that were delivered from the wire, by number.</summary>
[Resets]
internal sealed partial class DeliveredFrames
{
    private const int Capacity = 4096;
    private uint[] _numbers = [];
    private uint[] _lengths = [];
    private ulong[] _destinations = [];

    public void Add(uint number, uint length, ulong destination)
    {
        if (_numbers.Length == 0)
        {
            _numbers = new uint[Capacity];
            _lengths = new uint[Capacity];
            _destinations = new ulong[Capacity];
        }

        _numbers[number % Capacity] = number;
        _lengths[number % Capacity] = length;
        _destinations[number % Capacity] = destination;
    }

    /// <summary>The length of a frame; 0 if it was never delivered or is forgotten.</summary>
    public uint LengthOf(uint number)
        => number != 0 && _numbers.Length != 0 && _numbers[number % Capacity] == number
            ? _lengths[number % Capacity]
            : 0;

    /// <summary>The destination address of a frame whose length is known.</summary>
    public ulong DestinationOf(uint number) => _destinations[number % Capacity];
}
