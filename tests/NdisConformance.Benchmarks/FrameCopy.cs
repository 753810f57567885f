namespace NdisConformance.Benchmarks;

/// <summary>The least that any send of a frame could cost: copying its bytes once.</summary>
internal sealed class FrameCopy
{
    private readonly byte[] _source = new byte[1514];
    private readonly byte[] _destination = new byte[1514];

    public void Run(int frames)
    {
        for (int i = 0; i < frames; i++)
        {
            _source.AsSpan().CopyTo(_destination);
        }
    }
}
