namespace ProofRepair.Sampling.OpenAi;

/// <summary>An answer longer than the limit; to ask again would bring another.</summary>
internal sealed class AnswerTooLongException(int limit) : IOException($"The answer is longer than {limit} bytes.");

/// <summary>A body that is read to a limit, and whose first byte must come by a time.</summary>
internal sealed class BoundedStream(Stream inner, int limit, Deadline? firstByte) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (firstByte is null || _read > 0)
        {
            return Count(await inner.ReadAsync(buffer, cancellationToken));
        }

        var read = await firstByte.OfAsync(async token =>
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(token, cancellationToken);
            return await inner.ReadAsync(buffer, both.Token);
        });
        firstByte.Meet();
        return Count(read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are read without blocking.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            firstByte?.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        _read += read;
        return _read <= limit ? read : throw new AnswerTooLongException(limit);
    }
}
